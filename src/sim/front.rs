//! Some of four lanes put in front of the others, without a branch for each. Leaves to others: who they are.

use super::kernel::bits;
use wide::{bytemuck, u8x16, u32x4};

/// Puts some of four lanes in front, in their order.
#[derive(Clone, Copy)]
pub struct Front {
    order: u8x16,
    pub count: usize,
}

impl Front {
    /// Of those whose mask is set.
    #[inline(always)]
    pub fn of(mask: u32x4) -> Front {
        let which = bits(mask) as usize % ORDERS.len();
        Front { order: u8x16::new(ORDERS[which]), count: which.count_ones() as usize }
    }

    #[inline(always)]
    pub fn put(&self, lanes: u32x4) -> [u32; 4] {
        bytemuck::cast::<u8x16, u32x4>(bytemuck::cast::<u32x4, u8x16>(lanes).shuffle(self.order)).to_array()
    }
}

/// By the bits of a mask of four lanes: the bytes of those set, in front.
const ORDERS: [[u8; 16]; 16] = {
    let mut orders = [[0; 16]; 16];
    let mut mask = 0;
    while mask < 16 {
        let (mut lane, mut next) = (0, 0);
        while lane < 4 {
            if mask >> lane & 1 == 1 {
                let mut byte = 0;
                while byte < 4 {
                    orders[mask][4 * next + byte] = (4 * lane + byte) as u8;
                    byte += 1;
                }
                next += 1;
            }
            lane += 1;
        }
        mask += 1;
    }
    orders
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_asked_for_come_first_in_their_order() {
        for which in 0..16_u32 {
            let asked = |lane: &u32| which >> lane & 1 == 1;
            let mask = u32x4::new([0, 1, 2, 3].map(|lane| if asked(&lane) { u32::MAX } else { 0 }));
            let front = Front::of(mask);
            let expected: Vec<u32> = (0..4).filter(asked).map(|lane| lane + 10).collect();
            assert_eq!(front.put(u32x4::new([10, 11, 12, 13]))[..front.count], expected);
        }
    }
}
