//! [`reflow`]: wrapped lines joined into paragraphs.

use crate::{Flow, Line, lines};

/// The paragraphs of a plain text or a single column.
///
/// ```
/// let flows = jianbao::reflow("清溪路昨\n日通车。");
/// assert_eq!(flows[0].text(), "清溪路昨日通车。");
/// ```
pub fn reflow(text: &str) -> Vec<Flow> {
    let lines: Vec<Line> = lines(text).collect();
    reflow_lines(text, &lines)
}

/// The paragraphs that `lines` of `page` make, such as one column or the body of one article.
///
/// ```
/// let page = "清溪路昨\n日通车。";
/// let lines: Vec<_> = jianbao::lines(page).collect();
/// assert_eq!(jianbao::reflow_lines(page, &lines).len(), 1);
/// ```
pub fn reflow_lines(page: &str, lines: &[Line]) -> Vec<Flow> {
    let mut flows: Vec<Flow> = Vec::new();
    for line in lines {
        if line.gap > 0 || flows.is_empty() {
            flows.push(Flow::new());
        }
        if let Some(flow) = flows.last_mut() {
            flow.push(page, line.span);
        }
    }
    flows
}
