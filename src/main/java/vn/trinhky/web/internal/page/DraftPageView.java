package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * The drafting page; the draft itself is read and written by the page's script.
 *
 * @param locality code of the locality, for the catalogue of agencies
 * @param year year of the plan, which a printed time without a year means
 * @param state where the dossier is
 * @param taskUrl the drafter's task in Tasklist where the draft is handed in, or null
 * @param readOnly why the draft cannot be edited now, or null when it can
 */
public record DraftPageView(
    String id,
    String title,
    String locality,
    int year,
    Badge state,
    String planUrl,
    @Nullable String taskUrl,
    @Nullable String readOnly) {}
