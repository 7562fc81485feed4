//! Prints the role of each line of the pages given.
fn main() {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).expect("readable");
        for (role, text) in jianbao::role::fit::decoded(&text) {
            println!("{role:?}\t{text}");
        }
    }
}
