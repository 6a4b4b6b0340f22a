package vn.trinhky.notification.internal;

/**
 * What an e-mail says, to the same effect as plain text and as HTML.
 *
 * @param subject one line, at most 250 characters
 */
record Letter(String subject, String plain, String html) {}
