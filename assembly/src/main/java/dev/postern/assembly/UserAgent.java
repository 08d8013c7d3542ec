package dev.postern.assembly;

/** What servers are told about this program (RFC 9110 §10.1.5), such as {@code postern/1.0}. */
public record UserAgent(String text) {}
