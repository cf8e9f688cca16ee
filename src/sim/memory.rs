//! Memory that is reused from trial to trial.

/// Memory only ever grows: what a trial does not overwrite it does not read.
pub fn grow<T: Clone + Default>(memory: &mut Vec<T>, length: usize) {
    if memory.len() < length {
        memory.resize(length.next_power_of_two(), T::default());
    }
}
