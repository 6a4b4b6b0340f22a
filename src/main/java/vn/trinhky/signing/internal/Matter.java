package vn.trinhky.signing.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be signed.
 *
 * @param collective whether a collective issues it (TM.)
 * @param field field of work, or null when unknown
 * @param documentType abbreviation of the type, or null when unknown
 * @param on the day of signing
 */
record Matter(
    boolean collective, @Nullable String field, @Nullable String documentType, LocalDate on) {}
