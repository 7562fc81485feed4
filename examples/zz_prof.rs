fn main() {
    let texts: Vec<String> =
        std::env::args().skip(2).map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let mode = std::env::args().nth(1).unwrap();
    let n = if mode.ends_with('1') { 1 } else { 20 };
    let bytes: usize = texts.iter().map(String::len).sum::<usize>() * n;
    let t = std::time::Instant::now();
    let mut k = 0;
    for _ in 0..n {
        for t in &texts {
            k += match &mode[..1] {
                "l" => jianbao::lines(t).count(),
                "c" => jianbao::columns(t).len(),
                "r" => jianbao::columns(t)
                    .iter()
                    .map(|c| jianbao::reflow_lines(t, &c.lines).len())
                    .sum(),
                _ => jianbao::articles(t).articles.len(),
            };
        }
    }
    let e = t.elapsed().as_secs_f64();
    println!("{mode} {k} {:.1} MB/s", bytes as f64 / e / 1e6);
}
