//! Waiting leads by rank: linked lists in one array, and a bitmap of the ranks in use.

use super::memory::grow;
use super::rank::LEVELS;

pub struct Buckets {
    /// Bit i: some rank of word i is in use.
    words: u32,
    used: [u64; WORDS],
    head: [u32; LEVELS],
    tail: [u32; LEVELS],
    next: Vec<u32>,
}

const WORDS: usize = LEVELS / 64;
const NONE: u32 = u32::MAX;

impl Default for Buckets {
    fn default() -> Self {
        Buckets { words: 0, used: [0; WORDS], head: [NONE; LEVELS], tail: [NONE; LEVELS], next: Vec::new() }
    }
}

impl Buckets {
    /// Nobody waits.
    pub fn clear(&mut self) {
        self.words = 0;
        self.used = [0; WORDS];
    }

    /// For so many leads in all.
    pub fn make_room(&mut self, leads: usize) {
        grow(&mut self.next, leads);
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    #[inline(always)]
    pub fn push_back(&mut self, rank: u8, index: usize) {
        let rank = rank as usize;
        self.next[index] = NONE;
        if self.mark(rank) {
            self.next[self.tail[rank] as usize] = index as u32;
        } else {
            self.head[rank] = index as u32;
        }
        self.tail[rank] = index as u32;
    }

    #[inline(always)]
    pub fn push_front(&mut self, rank: u8, index: usize) {
        let rank = rank as usize;
        let used = self.mark(rank);
        self.next[index] = if used { self.head[rank] } else { NONE };
        if !used {
            self.tail[rank] = index as u32;
        }
        self.head[rank] = index as u32;
    }

    /// The first lead of the highest rank.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        let word = (31 - self.words.leading_zeros()) as usize % WORDS;
        let bit = 63 - self.used[word].leading_zeros() as usize;
        let rank = word * 64 + bit % 64;
        let index = self.head[rank] as usize;
        let next = self.next[index];
        self.head[rank] = next;
        self.used[word] &= !(u64::from(next == NONE) << (bit % 64));
        self.words &= !(u32::from(self.used[word] == 0) << word);
        Some(index)
    }

    /// Marks a rank as in use and tells whether it was.
    #[inline(always)]
    fn mark(&mut self, rank: usize) -> bool {
        let (word, bit) = (rank / 64 % WORDS, 1_u64 << (rank % 64));
        let used = self.used[word] & bit != 0;
        self.used[word] |= bit;
        self.words |= 1 << word;
        used
    }
}
