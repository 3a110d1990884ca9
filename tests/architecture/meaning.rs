//! What a path means: followed through imports, renames, globs and what others pass on, to the module that defines it.

use crate::tree::{Meaning, Tree, Written};

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something of another crate, under its own path.
    Outside(Vec<String>),
    Module(usize),
    /// Something that a module of ours defines.
    Item(usize),
}

/// A path followed to its end, with the modules it passes through.
#[derive(Clone, Debug)]
pub struct Followed {
    pub passed: Vec<usize>,
    pub target: Target,
}

/// What is being looked up already: an import that names itself means a crate.
type Busy = Vec<(usize, String)>;

impl Tree {
    /// Returns all that a path written in a module or block can mean: a name may stand for a module and a function.
    pub fn follow(&self, from: usize, written: &Written) -> Vec<Followed> {
        self.resolve(from, written, &mut Busy::new())
    }

    fn resolve(&self, from: usize, written: &Written, busy: &mut Busy) -> Vec<Followed> {
        let mut segments = written.segments.iter();
        let Some(first) = segments.next() else { return vec![] };
        let at = |module| vec![Followed { passed: vec![], target: Target::Module(module) }];
        let mut found = match first.as_str() {
            _ if written.rooted => self.outside(first),
            "Self" => return vec![],
            "crate" => at(self.root(from)),
            "self" => at(self.around(from)),
            "super" => at(self.above(from)),
            name => self.lexical(from, name, busy),
        };
        for name in segments {
            found = found.into_iter().flat_map(|followed| self.step(followed, name, busy)).collect();
        }
        found
    }

    fn step(&self, followed: Followed, name: &str, busy: &mut Busy) -> Vec<Followed> {
        let Followed { mut passed, target } = followed;
        match target {
            Target::Outside(mut path) => {
                path.push(name.to_owned());
                vec![Followed { passed, target: Target::Outside(path) }]
            }
            // A variant, a method, a constant of a type.
            Target::Item(_) => vec![Followed { passed, target }],
            Target::Module(module) if name == "self" => vec![Followed { passed, target: Target::Module(module) }],
            Target::Module(module) if name == "super" => {
                vec![Followed { passed, target: Target::Module(self.above(module)) }]
            }
            Target::Module(module) => {
                passed.push(module);
                let found = self.member(module, name, busy);
                if found.is_empty() {
                    // Made by a macro, say: it stands in that module all the same.
                    return vec![Followed { passed, target: Target::Item(module) }];
                }
                let through = |found: Followed| Followed { passed: [&passed[..], &found.passed].concat(), ..found };
                found.into_iter().map(through).collect()
            }
        }
    }

    /// Looks for a name where it is written, then in what lies around a block, then among the crates.
    fn lexical(&self, from: usize, name: &str, busy: &mut Busy) -> Vec<Followed> {
        let mut module = from;
        loop {
            let found = self.member(module, name, busy);
            if !found.is_empty() {
                return found;
            }
            match self.modules[module].parent {
                Some(parent) if self.modules[module].block => module = parent,
                _ => break,
            }
        }
        self.outside(name)
    }

    /// A crate, if it is one: `<[u8]>::len` begins like one and is none.
    fn outside(&self, name: &str) -> Vec<Followed> {
        if !self.is_crate(name) {
            return vec![];
        }
        let target = match (name, self.library) {
            ("dateline", Some(library)) => Target::Module(library),
            _ => Target::Outside(vec![name.to_owned()]),
        };
        vec![Followed { passed: vec![], target }]
    }

    fn is_crate(&self, name: &str) -> bool {
        self.crates.contains(name) || ["std", "core", "alloc", "dateline"].contains(&name)
    }

    fn member(&self, module: usize, name: &str, busy: &mut Busy) -> Vec<Followed> {
        let key = (module, name.to_owned());
        if busy.contains(&key) {
            return vec![];
        }
        busy.push(key);
        let held = &self.modules[module];
        let direct = |target| vec![Followed { passed: vec![], target }];
        let mut found: Vec<Followed> = vec![];
        for meaning in held.names.get(name).into_iter().flatten() {
            found.extend(match meaning {
                Meaning::Module(inner) => direct(Target::Module(*inner)),
                Meaning::Item => direct(Target::Item(module)),
                Meaning::Import(written) => self.resolve(module, written, busy),
            });
        }
        if found.is_empty() {
            for glob in &held.globs {
                for from in self.resolve(module, glob, busy) {
                    match &from.target {
                        Target::Module(inner) => {
                            let through = |found: Followed| {
                                let passed = [&from.passed[..], &[*inner], &found.passed].concat();
                                Followed { passed, ..found }
                            };
                            found.extend(self.member(*inner, name, busy).into_iter().map(through));
                        }
                        // What another crate holds is not known; its own name is not among it.
                        Target::Outside(_) if !self.is_crate(name) => found.extend(self.step(from, name, busy)),
                        Target::Outside(_) | Target::Item(_) => {}
                    }
                }
            }
        }
        busy.pop();
        found
    }

    fn root(&self, mut module: usize) -> usize {
        while let Some(parent) = self.modules[module].parent {
            module = parent;
        }
        module
    }

    fn above(&self, module: usize) -> usize {
        let module = self.around(module);
        self.modules[module].parent.map_or(module, |parent| self.around(parent))
    }
}
