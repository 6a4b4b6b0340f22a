package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * The page on which a file is brought into a draft; what was read comes by the page's script.
 *
 * @param refused why nothing can be brought in now, or null when it can
 */
public record ImportPageView(
    String id, String title, String planUrl, String draftUrl, @Nullable String refused) {}
