package vn.trinhky.calendar;

import java.time.Instant;

/**
 * Product time has jumped forward; a Spring application event on every node, published after the
 * new offset is committed. Whoever keeps time of its own (the engine) takes {@link
 * ProductClock#offset()} again.
 *
 * @param now product time after the jump
 */
public record ClockMoved(Instant now) {}
