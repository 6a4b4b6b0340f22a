package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * The page on which a file is brought into a draft; what was read comes by the page's script.
 *
 * @param pending whether this person has read a file that is neither taken over nor dropped
 * @param refused why nothing can be brought in now, or null when it can
 */
public record ImportPageView(
    String id,
    String title,
    String planUrl,
    String draftUrl,
    boolean pending,
    @Nullable String refused) {}
