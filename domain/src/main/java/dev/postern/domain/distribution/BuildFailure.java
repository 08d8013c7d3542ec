package dev.postern.domain.distribution;

import java.util.List;
import java.util.Optional;

/**
 * Why a source distribution or tree did not become a wheel or tell its metadata (PEP 517).
 *
 * @param detail what happened, in a phrase without a period
 * @param output the last lines that the build printed, without secrets; at most 40
 * @param command what a person runs to see the same again; empty where nothing was run
 */
public record BuildFailure(String detail, List<String> output, Optional<String> command) {

    public BuildFailure {
        output = List.copyOf(output);
    }
}
