package vn.trinhky.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What holds all chains at the end of a day. Its digest is a {@link CanonicalHash} of the text
 * {@code trinhky-anchor-1}, the day as {@code 2022-01-10}, the number of chains and of entries, the
 * digest of the anchor before (64 zeros for the first), and then, for each chain that had grown
 * since, in the order of the rows: subject, number of entries, hash of the last entry.
 *
 * @param chains how many chains had grown since the anchor before
 * @param entries how many entries those chains had
 */
public record Anchor(
    LocalDate day,
    Instant takenAt,
    int chains,
    long entries,
    String previousDigest,
    String digest) {}
