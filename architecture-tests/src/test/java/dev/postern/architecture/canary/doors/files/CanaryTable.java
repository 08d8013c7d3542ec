package dev.postern.architecture.canary.doors.files;

/** Public for no reason that anybody gave. */
public final class CanaryTable {}
