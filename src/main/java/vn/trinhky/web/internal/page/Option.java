package vn.trinhky.web.internal.page;

/** One choice of a select field. */
public record Option(String value, String label, boolean selected) {}
