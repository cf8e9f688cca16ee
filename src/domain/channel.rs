//! A source of leads: its part of the volume, its price and how many of its leads fit.
//! Leaves to others: the total volume and overall fit, which are levers.

use serde::{Deserialize, Serialize};

/// At most this many channels in a scenario.
pub const MAX_CHANNELS: usize = 8;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Shown as written; at most 60 characters.
    pub name: String,
    /// Part of the lead volume, relative to the other channels; any non-negative number.
    pub weight: f64,
    /// Euro per lead, 0 to 100,000.
    pub cost_per_lead: f64,
    /// Share of leads that match the ideal customer profile (ICP), 0 to 1, before the overall
    /// `fit_share` lever shifts all channels together.
    pub fit: f64,
}

/// What is wrong with a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelError {
    Name,
    Weight,
    Cost,
    Fit,
}

impl Channel {
    pub fn new(name: &str, weight: f64, cost_per_lead: f64, fit: f64) -> Channel {
        Channel { name: name.to_owned(), weight, cost_per_lead, fit }
    }

    pub fn check(&self) -> Result<(), ChannelError> {
        if self.name.trim().is_empty() || self.name.chars().count() > 60 {
            return Err(ChannelError::Name);
        }
        if !(0.0..=1e6).contains(&self.weight) {
            return Err(ChannelError::Weight);
        }
        if !(0.0..=1e5).contains(&self.cost_per_lead) {
            return Err(ChannelError::Cost);
        }
        if !(0.0..=1.0).contains(&self.fit) {
            return Err(ChannelError::Fit);
        }
        Ok(())
    }
}
