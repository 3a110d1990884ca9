//! The crate as a tree of modules, read from a map of paths to sources: what each module declares, and who holds it.

use proc_macro2::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use syn::{Attribute, Item, ItemMod, ItemUse, Meta, UseTree, Visibility};

/// Sources by their path below `src`.
pub type Sources = BTreeMap<String, String>;

/// A path as it is written, before anybody has asked what it means.
#[derive(Clone, Debug)]
pub struct Written {
    pub segments: Vec<String>,
    /// Opens with `::`.
    pub rooted: bool,
}

/// What a name stands for in the module that declares it.
pub enum Meaning {
    Module(usize),
    Item,
    Import(Written),
}

/// A module, or a block with declarations of its own.
#[derive(Default)]
pub struct Module {
    pub path: Vec<String>,
    pub file: String,
    /// What holds it, with what is written in it visible inside where this is a block.
    pub parent: Option<usize>,
    pub block: bool,
    pub names: HashMap<String, Vec<Meaning>>,
    pub globs: Vec<Written>,
}

/// One leaf of a `use`.
pub struct Leaf {
    pub written: Written,
    pub name: String,
    pub glob: bool,
    pub line: usize,
}

/// The modules of the library and of the program that stands on it.
#[derive(Default)]
pub struct Tree {
    pub modules: Vec<Module>,
    /// What is left to look through: the module and its syntax.
    pub files: Vec<(usize, syn::File)>,
    /// Files that only tests reach.
    pub tests: BTreeSet<String>,
    /// Modules written inside a file, by file, line and column.
    pub inline: HashMap<(String, usize, usize), usize>,
    pub library: Option<usize>,
    pub crates: BTreeSet<String>,
    /// What the reading itself found wrong: file, line, what.
    pub faults: Vec<(String, usize, String)>,
}

impl Tree {
    /// Returns the modules that `lib.rs` and `main.rs` reach. `crates` are those the manifest names.
    pub fn read(sources: &Sources, crates: &[&str]) -> Self {
        let mut tree = Self { crates: crates.iter().map(ToString::to_string).collect(), ..Self::default() };
        for root in ["lib.rs", "main.rs"].into_iter().filter(|root| sources.contains_key(*root)) {
            let module = tree.file(sources, root, &[], None);
            if root == "lib.rs" {
                tree.library = module;
            }
        }
        let reached: BTreeSet<&String> = tree.modules.iter().map(|module| &module.file).collect();
        let lost: Vec<String> =
            sources.keys().filter(|path| !reached.contains(path) && !tree.tests.contains(*path)).cloned().collect();
        tree.faults.extend(lost.into_iter().map(|path| (path, 1, "no module holds this file".to_owned())));
        tree
    }

    fn file(&mut self, sources: &Sources, file: &str, path: &[String], parent: Option<usize>) -> Option<usize> {
        let parsed = match syn::parse_file(sources.get(file)?) {
            Ok(parsed) => parsed,
            Err(error) => {
                self.faults.push((file.to_owned(), error.span().start().line, format!("cannot be parsed: {error}")));
                return None;
            }
        };
        let module = self.module(Module { path: path.to_vec(), file: file.to_owned(), parent, ..Module::default() });
        self.declare(module, &parsed.items);
        self.descend(sources, module, &parsed.items);
        self.files.push((module, parsed));
        Some(module)
    }

    pub fn module(&mut self, module: Module) -> usize {
        self.modules.push(module);
        self.modules.len() - 1
    }

    /// Takes down what the items of a module or block declare, its modules apart.
    pub fn declare<'a>(&mut self, module: usize, items: impl IntoIterator<Item = &'a Item>) {
        for item in items.into_iter().filter(|item| !is_test(attributes(item))) {
            let names = &mut self.modules[module].names;
            let mut declare = |name: &syn::Ident, meaning| names.entry(plain(name)).or_default().push(meaning);
            match item {
                Item::Const(item) => declare(&item.ident, Meaning::Item),
                Item::Enum(item) => declare(&item.ident, Meaning::Item),
                Item::Fn(item) => declare(&item.sig.ident, Meaning::Item),
                Item::Static(item) => declare(&item.ident, Meaning::Item),
                Item::Struct(item) => declare(&item.ident, Meaning::Item),
                Item::Trait(item) => declare(&item.ident, Meaning::Item),
                Item::TraitAlias(item) => declare(&item.ident, Meaning::Item),
                Item::Type(item) => declare(&item.ident, Meaning::Item),
                Item::Union(item) => declare(&item.ident, Meaning::Item),
                Item::Macro(item) => {
                    if let Some(name) = &item.ident {
                        declare(name, Meaning::Item);
                    }
                }
                Item::ExternCrate(item) => {
                    let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
                    let written = match plain(&item.ident).as_str() {
                        "self" => Written { segments: vec!["crate".to_owned()], rooted: false },
                        krate => Written { segments: vec![krate.to_owned()], rooted: true },
                    };
                    declare(name, Meaning::Import(written));
                }
                Item::Use(item) => {
                    for Leaf { written, name, glob, .. } in leaves(item) {
                        if glob {
                            self.modules[module].globs.push(written);
                        } else {
                            let names = &mut self.modules[module].names;
                            names.entry(name).or_default().push(Meaning::Import(written));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Goes into the modules among the items of a module.
    fn descend(&mut self, sources: &Sources, module: usize, items: &[Item]) {
        for item in items {
            let Item::Mod(item) = item else { continue };
            let mut path = self.modules[module].path.clone();
            path.push(plain(&item.ident));
            let file = self.modules[module].file.clone();
            if is_test(&item.attrs) {
                self.test_files(sources, item, &path);
            } else if let Some((_, items)) = &item.content {
                let inner = Module { path, file: file.clone(), parent: Some(module), ..Module::default() };
                let inner = self.module(inner);
                let start = item.ident.span().start();
                self.inline.insert((file, start.line, start.column), inner);
                self.named(module, item, inner);
                self.declare(inner, items);
                self.descend(sources, inner, items);
            } else if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
                let line = item.ident.span().start().line;
                self.faults.push((file, line, "a module is kept under another path".to_owned()));
            } else if let Some(known) = self.modules.iter().position(|known| known.path == path && !known.block) {
                // Declared twice, under conditions that exclude each other.
                self.named(module, item, known);
            } else if let Some(inner) = self.file(sources, &in_file(&path), &path, Some(module)) {
                self.named(module, item, inner);
            }
        }
    }

    fn named(&mut self, module: usize, item: &ItemMod, inner: usize) {
        self.modules[module].names.entry(plain(&item.ident)).or_default().push(Meaning::Module(inner));
    }

    /// Takes down the files that a test module holds.
    fn test_files(&mut self, sources: &Sources, item: &ItemMod, path: &[String]) {
        let mut inside = |items: &[Item]| {
            for item in items {
                let Item::Mod(item) = item else { continue };
                let mut path = path.to_vec();
                path.push(plain(&item.ident));
                self.test_files(sources, item, &path);
            }
        };
        if let Some((_, items)) = &item.content {
            inside(items);
        } else if let Some(source) = sources.get(&in_file(path)) {
            if let Ok(parsed) = syn::parse_file(source) {
                inside(&parsed.items);
            }
            self.tests.insert(in_file(path));
        }
    }

    /// Returns the room that a module belongs to; none for the two roots.
    pub fn room(&self, module: usize) -> Option<&str> {
        self.modules[module].path.first().map(String::as_str)
    }

    /// Returns the module that a block stands in, and a module itself.
    pub fn around(&self, mut module: usize) -> usize {
        while self.modules[module].block {
            module = self.modules[module].parent.unwrap_or_default();
        }
        module
    }
}

fn in_file(path: &[String]) -> String {
    format!("{}.rs", path.join("/"))
}

/// Returns an identifier without `r#`.
pub fn plain(name: &syn::Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// Whether this is compiled for tests alone: `#[cfg(test)]`, and no other condition.
pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

pub fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether a `use` passes names on to others.
pub fn passes_on(item: &ItemUse) -> bool {
    !matches!(item.vis, Visibility::Inherited)
}

/// Returns what a `use` brings, a leaf each.
pub fn leaves(item: &ItemUse) -> Vec<Leaf> {
    let mut found = vec![];
    branch(&item.tree, &mut vec![], item.leading_colon.is_some(), &mut found);
    found
}

fn branch(tree: &UseTree, above: &mut Vec<String>, rooted: bool, found: &mut Vec<Leaf>) {
    let mut leaf = |last: Option<String>, name: String, glob, span: Span| {
        let segments = above.iter().cloned().chain(last).collect();
        found.push(Leaf { written: Written { segments, rooted }, name, glob, line: span.start().line });
    };
    match tree {
        UseTree::Path(path) => {
            above.push(plain(&path.ident));
            branch(&path.tree, above, rooted, found);
            above.pop();
        }
        // `{self}` brings what stands before it.
        UseTree::Name(name) if name.ident == "self" && !above.is_empty() => {
            let last = above.last().cloned().unwrap_or_default();
            leaf(None, last, false, name.ident.span());
        }
        UseTree::Name(name) => leaf(Some(plain(&name.ident)), plain(&name.ident), false, name.ident.span()),
        UseTree::Rename(name) if name.ident == "self" && !above.is_empty() => {
            leaf(None, plain(&name.rename), false, name.ident.span());
        }
        UseTree::Rename(name) => leaf(Some(plain(&name.ident)), plain(&name.rename), false, name.ident.span()),
        UseTree::Glob(glob) => leaf(None, String::new(), true, glob.star_token.spans[0]),
        UseTree::Group(group) => group.items.iter().for_each(|tree| branch(tree, above, rooted, found)),
    }
}
