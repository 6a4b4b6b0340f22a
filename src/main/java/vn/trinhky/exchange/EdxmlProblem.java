package vn.trinhky.exchange;

/**
 * Something that is wrong with a message.
 *
 * @param refuses whether the message can be neither sent nor accepted for it; else it is a warning
 * @param type stable kebab-case name, in English
 * @param place element it was found in, e.g. {@code MessageHeader/To[2]/OrganId}; may be empty
 * @param detail Vietnamese sentence that says what is wrong
 */
public record EdxmlProblem(boolean refuses, String type, String place, String detail) {}
