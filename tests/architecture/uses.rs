//! Every path that the sources name: in imports, expressions, types, attributes and the tokens of macros.

use crate::meaning::{Followed, Target};
use crate::tree::{Module, Tree, Written, attributes, is_test, leaves, passes_on, plain};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, Stmt};

/// A path that a module names, and one of the things it means.
pub struct Use {
    pub module: usize,
    pub line: usize,
    pub written: String,
    pub followed: Followed,
    /// Passed on to others (`pub use`), which is no need of one's own.
    pub passed_on: bool,
    pub glob: bool,
}

/// Returns all that the modules of a tree name, tests apart.
pub fn uses(tree: &mut Tree) -> Vec<Use> {
    let files = std::mem::take(&mut tree.files);
    let mut found = vec![];
    for (module, file) in &files {
        let mut walk = Walk { tree, module: *module, found: &mut found };
        walk.visit_file(file);
    }
    found
}

/// How a path is named.
#[derive(Default)]
struct Kind {
    imported: bool,
    passed_on: bool,
    glob: bool,
}

struct Walk<'t> {
    tree: &'t mut Tree,
    module: usize,
    found: &'t mut Vec<Use>,
}

impl Walk<'_> {
    fn name(&mut self, segments: Vec<String>, rooted: bool, line: usize) {
        self.note(&Written { segments, rooted }, line, Kind::default());
    }

    fn note(&mut self, written: &Written, line: usize, Kind { imported, passed_on, glob }: Kind) {
        let module = self.tree.around(self.module);
        for followed in self.tree.follow(self.module, written) {
            // A word alone that is the name of a module or a crate is a local of that name, outside of imports.
            let local = match &followed.target {
                Target::Module(_) => written.segments.len() == 1,
                Target::Outside(path) => path.len() == 1,
                Target::Item(_) => false,
            };
            if !local || imported {
                let written = written.segments.join("::") + if glob { "::*" } else { "" };
                self.found.push(Use { module, line, written, followed, passed_on, glob });
            }
        }
    }

    /// Names the paths among tokens that nobody has parsed.
    fn tokens(&mut self, stream: TokenStream, strings: bool) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let punct = |at: usize, c: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c);
        let colons = |at: usize| punct(at, ':') && punct(at + 1, ':');
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream(), strings),
                TokenTree::Literal(literal) if strings => {
                    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value());
                    let path = text.ok().filter(|text| text.contains("::"));
                    if let Some(path) = path.and_then(|text| syn::parse_str::<syn::Path>(&text).ok()) {
                        let segments = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
                        self.name(segments, path.leading_colon.is_some(), literal.span().start().line);
                    }
                }
                TokenTree::Ident(first) => {
                    let before = |n: usize, c: char| at >= n && punct(at - n, c);
                    let field = before(1, '.') && !before(2, '.');
                    let after = before(1, ':') && before(2, ':');
                    let member = after && at >= 3 && punct(at - 3, '>');
                    if field || member || before(1, '\'') {
                        at += 1;
                        continue;
                    }
                    let mut segments = vec![plain(first)];
                    while colons(at + 1)
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        segments.push(plain(next));
                        at += 3;
                    }
                    let line = first.span().start().line;
                    match tokens.get(at + 3) {
                        Some(TokenTree::Group(group)) if colons(at + 1) && group.delimiter() == Delimiter::Brace => {
                            self.braces(&segments, after, &group.stream(), line);
                            at += 3;
                        }
                        Some(TokenTree::Punct(star)) if colons(at + 1) && star.as_char() == '*' => {
                            let kind = Kind { imported: true, glob: true, ..Kind::default() };
                            self.note(&Written { segments, rooted: after }, line, kind);
                        }
                        _ => self.name(segments, after, line),
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }

    /// Names what stands in the braces of an import that a macro writes.
    fn braces(&mut self, above: &[String], rooted: bool, stream: &TokenStream, line: usize) {
        let tree = syn::parse_str::<syn::ItemUse>(&format!("use x::{{{stream}}};"));
        for leaf in tree.iter().flat_map(leaves) {
            let segments = above.iter().cloned().chain(leaf.written.segments.into_iter().skip(1)).collect();
            let kind = Kind { imported: true, glob: leaf.glob, ..Kind::default() };
            self.note(&Written { segments, rooted }, line, kind);
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let start = item.ident.span().start();
        let file = self.tree.modules[self.module].file.clone();
        if let Some(&inner) = self.tree.inline.get(&(file, start.line, start.column)) {
            let outer = std::mem::replace(&mut self.module, inner);
            visit::visit_item_mod(self, item);
            self.module = outer;
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for leaf in leaves(item) {
            let kind = Kind { imported: true, passed_on: passes_on(item), glob: leaf.glob };
            self.note(&leaf.written, leaf.line, kind);
        }
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let written = Written { segments: vec![plain(&item.ident)], rooted: true };
        let kind = Kind { imported: true, ..Kind::default() };
        self.note(&written, item.ident.span().start().line, kind);
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        let items = || block.stmts.iter().filter_map(|s| if let Stmt::Item(item) = s { Some(item) } else { None });
        let outer = self.module;
        if items().next().is_some() {
            let Module { path, file, .. } = &self.tree.modules[outer];
            let (path, file) = (path.clone(), file.clone());
            let inner = Module { path, file, parent: Some(outer), block: true, ..Module::default() };
            self.module = self.tree.module(inner);
            self.tree.declare(self.module, items());
        }
        visit::visit_block(self, block);
        self.module = outer;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
        if let Some(first) = path.segments.first() {
            self.name(segments, path.leading_colon.is_some(), first.ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invoked: &'ast syn::Macro) {
        self.visit_path(&invoked.path);
        self.tokens(invoked.tokens.clone(), false);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if !attribute.path().is_ident("doc") {
            self.visit_path(attribute.path());
            match &attribute.meta {
                syn::Meta::List(list) => self.tokens(list.tokens.clone(), true),
                syn::Meta::NameValue(value) => self.visit_expr(&value.value),
                syn::Meta::Path(_) => {}
            }
        }
    }

    // Who may see a thing is no need of it.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes: &[_] = match item {
            syn::ImplItem::Const(item) => &item.attrs,
            syn::ImplItem::Fn(item) => &item.attrs,
            syn::ImplItem::Type(item) => &item.attrs,
            syn::ImplItem::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        let attributes: &[_] = match item {
            syn::TraitItem::Const(item) => &item.attrs,
            syn::TraitItem::Fn(item) => &item.attrs,
            syn::TraitItem::Type(item) => &item.attrs,
            syn::TraitItem::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if !is_test(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        if !is_test(&variant.attrs) {
            visit::visit_variant(self, variant);
        }
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if !is_test(&arm.attrs) {
            visit::visit_arm(self, arm);
        }
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if !is_test(&local.attrs) {
            visit::visit_local(self, local);
        }
    }
}
