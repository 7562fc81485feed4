//! The dictionary and segmenter behind one type.
