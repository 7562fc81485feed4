//! Lines of known roles put together: blocks of headlines, bodies, and the rest.

use std::ops::Range;

use crate::role::Role;

/// The lines of a headline block, as indices.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    pub(crate) label: Vec<usize>,
    pub(crate) kicker: Vec<usize>,
    pub(crate) title: Vec<usize>,
    pub(crate) subtitle: Vec<usize>,
    pub(crate) byline: Vec<usize>,
    /// How many bodies begin before it.
    pub(crate) after: usize,
}

/// The lines of a body and of the notes around it, as indices.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    pub(crate) label: Vec<usize>,
    pub(crate) byline: Vec<usize>,
    pub(crate) source: Vec<usize>,
    pub(crate) from: Option<usize>,
    pub(crate) on: Option<usize>,
    /// The number of its first paragraph among those of all bodies.
    first: usize,
    pub(crate) captions: Vec<usize>,
}

/// All lines of a page, each in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    pub(crate) heads: Vec<Head>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) furniture: Vec<usize>,
    /// The lines of all paragraphs of all bodies, one after another.
    lines: Vec<usize>,
    /// Where each paragraph starts among them.
    starts: Vec<usize>,
    /// Lines that belong to the body that opens next.
    waiting: Body,
    /// Whether the line before belongs to the last headline block.
    in_head: bool,
}

impl Groups {
    /// Puts the lines together by their roles.
    pub(crate) fn new(roles: &[Role]) -> Self {
        let mut groups = Self {
            lines: Vec::with_capacity(roles.len()),
            starts: Vec::with_capacity(roles.len() / 4),
            ..Self::default()
        };
        for (line, &role) in roles.iter().enumerate() {
            groups.take(line, role, roles.get(line + 1).copied());
        }
        groups.end();
        groups
    }

    /// The paragraphs of a body, as the lines of each.
    pub(crate) fn paragraphs(
        &self,
        body: usize,
    ) -> impl ExactSizeIterator<Item = &[usize]> + DoubleEndedIterator {
        self.numbers(body).map(|number| &self.lines[self.start(number)..self.start(number + 1)])
    }

    /// The lines of a body.
    pub(crate) fn lines(&self, body: usize) -> &[usize] {
        let numbers = self.numbers(body);
        &self.lines[self.start(numbers.start)..self.start(numbers.end)]
    }

    /// The numbers of the paragraphs of a body.
    fn numbers(&self, body: usize) -> Range<usize> {
        let end = self.bodies.get(body + 1).map_or(self.starts.len(), |next| next.first);
        self.bodies[body].first..end
    }

    /// Where a paragraph starts among the lines of all.
    fn start(&self, number: usize) -> usize {
        self.starts.get(number).copied().unwrap_or(self.lines.len())
    }

    fn take(&mut self, line: usize, role: Role, next: Option<Role>) {
        match role {
            Role::Open => self.open(line),
            Role::Paragraph | Role::Wrap => self.body_line(line, role),
            Role::Kicker
            | Role::KickerWrap
            | Role::Title
            | Role::TitleWrap
            | Role::Subtitle
            | Role::SubtitleWrap => self.head_line(line, role),
            Role::Label => self.label(line, next),
            Role::Byline => self.byline(line, next),
            Role::Source => self.last_body().source.push(line),
            Role::JumpFrom => self.jump_from(line),
            Role::JumpOn => self.jump_on(line),
            Role::Caption => self.last_body().captions.push(line),
            Role::Furniture => self.furniture.push(line),
        }
    }

    fn open(&mut self, line: usize) {
        let mut body = std::mem::take(&mut self.waiting);
        body.first = self.starts.len();
        self.bodies.push(body);
        self.paragraph(line);
    }

    fn paragraph(&mut self, line: usize) {
        self.in_head = false;
        self.starts.push(self.lines.len());
        self.lines.push(line);
    }

    fn body_line(&mut self, line: usize, role: Role) {
        if self.bodies.is_empty() || self.waiting.from.is_some() {
            self.open(line);
        } else if role == Role::Wrap {
            self.in_head = false;
            self.lines.push(line);
        } else {
            self.paragraph(line);
        }
    }

    fn head_line(&mut self, line: usize, role: Role) {
        let fresh = !self.in_head;
        let last = self.heads.last();
        let full = last.is_some_and(|head| match role {
            Role::Kicker => !head.kicker.is_empty() || !head.title.is_empty(),
            Role::Title => !head.title.is_empty(),
            _ => false,
        });
        if fresh || full {
            self.heads.push(Head { after: self.bodies.len(), ..Head::default() });
            self.in_head = true;
        }
        let head = self.heads.last_mut().expect("a block was pushed where there was none");
        match role {
            Role::Kicker | Role::KickerWrap => head.kicker.push(line),
            Role::Subtitle | Role::SubtitleWrap => head.subtitle.push(line),
            _ => head.title.push(line),
        }
    }

    fn label(&mut self, line: usize, next: Option<Role>) {
        let joined =
            self.heads.last().is_some_and(|head| !head.label.is_empty() && head.title.is_empty());
        if self.in_head && joined {
            self.heads.last_mut().expect("a block is open").label.push(line);
        } else if matches!(next, Some(Role::Kicker | Role::Title)) {
            self.heads.push(Head {
                after: self.bodies.len(),
                label: std::mem::take(&mut self.waiting.label),
                ..Head::default()
            });
            self.heads.last_mut().expect("just pushed").label.push(line);
            self.in_head = true;
        } else {
            self.waiting.label.push(line);
        }
    }

    fn byline(&mut self, line: usize, next: Option<Role>) {
        let before_body = matches!(next, Some(Role::Open));
        match self.heads.last_mut() {
            Some(head) if self.in_head && !head.title.is_empty() => head.byline.push(line),
            _ if before_body || self.bodies.is_empty() => self.waiting.byline.push(line),
            _ => self.last_body().byline.push(line),
        }
    }

    fn jump_from(&mut self, line: usize) {
        match self.waiting.from {
            None => self.waiting.from = Some(line),
            Some(_) => self.furniture.push(line),
        }
    }

    fn jump_on(&mut self, line: usize) {
        let body = self.last_body();
        match body.on {
            None => body.on = Some(line),
            Some(_) => self.furniture.push(line),
        }
    }

    /// The body that opened last, or the one that waits.
    fn last_body(&mut self) -> &mut Body {
        self.bodies.last_mut().unwrap_or(&mut self.waiting)
    }

    /// What waits for a body that never opened belongs to no article.
    fn end(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let lists = [waiting.label, waiting.byline, waiting.source, waiting.captions];
        self.furniture.extend(lists.into_iter().flatten());
        self.furniture.extend(waiting.from);
        self.furniture.extend(waiting.on);
        self.furniture.sort_unstable();
    }
}
