//! How leads left the queue, four side by side so that four can be counted at once.

/// Four leads, in the order in which they joined the queue. Times in hours from the start of the trial.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    pub arrived: [f64; 4],
    pub joined: [f64; 4],
    /// When it was first called, or gave up.
    pub at: [f64; 4],
    /// g(t)^kappa at the response time.
    pub decay: [f64; 4],
    /// The attempts made: negative if all failed, 0 if the buyer gave up before the first.
    pub attempts: [f64; 4],
    /// 1 for a lead that fits.
    pub fit: [f64; 4],
}

impl Default for Left {
    /// Nobody: all before any time that counts.
    fn default() -> Left {
        let never = [-1e300; 4];
        let none = [0.0; 4];
        Left { arrived: never, joined: never, at: never, decay: none, attempts: none, fit: none }
    }
}

/// Makes room for so many leads in memory that is reused from trial to trial.
pub fn reset(memory: &mut Vec<Left>, leads: usize) -> &mut [Left] {
    let fours = leads.div_ceil(4);
    if memory.len() < fours {
        memory.resize(fours.next_power_of_two(), Left::default());
    }
    if let Some(last) = memory[..fours].last_mut() {
        *last = Left::default();
    }
    &mut memory[..fours]
}
