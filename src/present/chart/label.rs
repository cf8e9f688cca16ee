//! Where the labels of vertical lines go: in lanes above the plot, so that none covers another or is cut by a line.
//! Leaves to others: what they say (`histogram`), drawing them (`ui`).

/// A line that wants a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Where the line stands, in pixels from the left.
    pub line: f64,
    /// How wide its text is.
    pub width: f64,
    pub side: Side,
}

/// On which side of its line a label would like to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Centre,
    /// What it says is true of that side alone.
    OnlyLeft,
    OnlyRight,
}

/// Where a label is put: `lane` 0 is next to the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub left: f64,
    pub lane: usize,
}

/// Free space between a line and the label beside it, and between two labels.
const GAP: f64 = 6.0;

/// Costs, worst first: a label over another, the side where it is not true, a line through a label, a lane more, the side
/// not wished for.
const OVERLAP: f64 = 1000.0;
const UNTRUE: f64 = 200.0;
const CROSSED: f64 = 60.0;
const LANE: f64 = 4.0;
const OTHER_SIDE: f64 = 1.0;

/// The cheapest arrangement of up to three labels within `room` pixels. It tries all of them: there are few, and no
/// rule of thumb survives three lines that come close.
pub fn arrange<const N: usize>(wishes: [Wish; N], room: f64) -> [Spot; N] {
    let options = wishes.map(|wish| options(wish, room));
    let per_label = options.first().map_or(1, |first| first.len());
    let mut best = (f64::INFINITY, wishes.map(|_| Spot { left: 0.0, lane: 0 }));
    for code in 0..per_label.pow(N as u32) {
        let mut rest = code;
        let mut cost = 0.0;
        let mut spots = best.1;
        for (spot, options) in spots.iter_mut().zip(&options) {
            let (own, option) = options[rest % per_label];
            rest /= per_label;
            *spot = option;
            cost += own;
        }
        if cost < best.0 {
            cost += conflicts(&wishes, &spots);
        }
        if cost < best.0 {
            best = (cost, spots);
        }
    }
    best.1
}

fn options(wish: Wish, room: f64) -> [(f64, Spot); 9] {
    let sides = [Side::Left, Side::Right, Side::Centre];
    std::array::from_fn(|index| {
        let (side, lane) = (sides[index % 3], index / 3);
        let left = match side {
            Side::Left | Side::OnlyLeft => wish.line - GAP - wish.width,
            Side::Right | Side::OnlyRight => wish.line + GAP,
            Side::Centre => wish.line - wish.width / 2.0,
        };
        let left = left.min(room - wish.width).max(0.0);
        let other = match (wish.side, side) {
            (Side::OnlyLeft, Side::Left) | (Side::OnlyRight, Side::Right) => 0.0,
            (Side::OnlyLeft | Side::OnlyRight, _) => UNTRUE,
            (wished, side) => {
                if side == wished {
                    0.0
                } else {
                    OTHER_SIDE
                }
            }
        };
        (other + LANE * lane as f64, Spot { left, lane })
    })
}

fn conflicts<const N: usize>(wishes: &[Wish; N], spots: &[Spot; N]) -> f64 {
    let mut cost = 0.0;
    for (i, spot) in spots.iter().enumerate() {
        let right = spot.left + wishes[i].width;
        for (j, other) in spots.iter().enumerate() {
            if i == j {
                continue;
            }
            let overlap = spot.left < other.left + wishes[j].width + GAP && other.left < right + GAP;
            if i < j && spot.lane == other.lane && overlap {
                cost += OVERLAP;
            }
            // The line of a label further up passes this lane, and ends beside a label in the same lane.
            let passes = other.lane >= spot.lane;
            if passes && (spot.left - 2.0..=right + 2.0).contains(&wishes[j].line) {
                cost += CROSSED;
            }
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(line: f64, width: f64, side: Side) -> Wish {
        Wish { line, width, side }
    }

    /// Labels of real widths at all distances of the three lines.
    #[test]
    fn labels_never_cover_each_other_nor_leave_the_room() {
        let room = 800.0;
        for today in (0..=800).step_by(50) {
            for proposal in (0..=800).step_by(10) {
                for target in [0, 130, 400, 410, 790] {
                    let wishes = [
                        wish(f64::from(today), 120.0, Side::Left),
                        wish(f64::from(proposal), 160.0, Side::Right),
                        wish(f64::from(target), 210.0, Side::Centre),
                    ];
                    let spots = arrange(wishes, room);
                    for i in 0..3 {
                        let right = spots[i].left + wishes[i].width;
                        assert!(spots[i].left >= 0.0 && right <= room + 1e-9, "{wishes:?} {spots:?}");
                        for j in 0..i {
                            let apart =
                                right <= spots[j].left || spots[j].left + wishes[j].width <= spots[i].left;
                            assert!(spots[i].lane != spots[j].lane || apart, "{wishes:?} {spots:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn lines_far_apart_share_the_first_lane() {
        let spots = arrange([wish(200.0, 100.0, Side::Left), wish(500.0, 100.0, Side::Right)], 800.0);
        assert_eq!(spots, [Spot { left: 94.0, lane: 0 }, Spot { left: 506.0, lane: 0 }]);
    }

    /// Who does better left of a line must not be named to its right, however close the next line stands.
    #[test]
    fn what_is_true_of_one_side_stays_there() {
        for median in 80..500 {
            let wishes = [
                wish(250.0, 120.0, Side::OnlyLeft),
                wish(250.0, 150.0, Side::OnlyRight),
                wish(f64::from(median), 120.0, Side::Centre),
            ];
            let [left, right, _] = arrange(wishes, 800.0);
            assert!(left.left + 120.0 <= 250.0 && right.left >= 250.0, "{median}: {left:?} {right:?}");
        }
    }

    #[test]
    fn a_phone_stacks_them() {
        let wishes = [
            wish(150.0, 130.0, Side::Left),
            wish(160.0, 150.0, Side::Right),
            wish(155.0, 220.0, Side::Centre),
        ];
        let spots = arrange(wishes, 300.0);
        assert!(spots[2].lane > 0, "{spots:?}");
    }
}
