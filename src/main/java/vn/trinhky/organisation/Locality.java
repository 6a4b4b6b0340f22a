package vn.trinhky.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A locality with its own people's committee; a tenant of the engine.
 *
 * @param code e.g. {@code ninh-hoa}
 * @param name e.g. {@code Thị xã Ninh Hòa}
 * @param place place name of the date line, e.g. {@code Ninh Hòa}
 * @param committee code of the people's committee's agency
 * @param office code of the committee office's agency
 * @param standingAgency code of the agency that is responsible for administrative reform
 * @param justiceAgency code of the agency that appraises legality, or null
 */
public record Locality(
    String code,
    String name,
    @Nullable String province,
    String place,
    String committee,
    String office,
    String standingAgency,
    @Nullable String justiceAgency) {}
