package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * What happened, that nothing is lost, and what to do.
 *
 * @param status HTTP status
 * @param reference code to look the case up in the log, or null
 */
public record ErrorView(
    int status, String heading, String text, String advice, @Nullable String reference) {}
