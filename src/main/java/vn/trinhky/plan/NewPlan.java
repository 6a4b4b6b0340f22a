package vn.trinhky.plan;

import org.jspecify.annotations.Nullable;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;

/**
 * A dossier to be opened.
 *
 * @param title 1 to 500 characters
 * @param year year of the plan, 2000 to 2100
 * @param draftingAgency code, or null for the agency in which the actor is an officer
 * @param form form of a blank draft; a sample brings its own
 * @param authority who issues a blank draft; a sample brings its own
 * @param sample code of a ready sample to start from, or null for a blank draft
 * @param parent id of the plan of the upper level that this one carries out, or null
 */
public record NewPlan(
    String locality,
    int year,
    IssuanceForm form,
    IssuingAuthority authority,
    String title,
    @Nullable String draftingAgency,
    Urgency urgency,
    @Nullable String sample,
    @Nullable String parent) {}
