package vn.trinhky.calendar.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code trinhky.clock.*}.
 *
 * @param at where product time stands at the first start: an ISO date-time, local to {@code
 *     Asia/Ho_Chi_Minh} or with an offset; null or blank for real time. Profiles {@code demo} and
 *     {@code test} only.
 */
@ConfigurationProperties("trinhky.clock")
record ClockProperties(@Nullable String at) {}
