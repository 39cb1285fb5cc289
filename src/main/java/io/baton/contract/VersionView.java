package io.baton.contract;

import java.util.List;
import java.util.Optional;

/**
 * A version as pages show it.
 *
 * @param clauses those whose wording is changed
 * @param differences from the version that was in force when it was opened; empty of the first one
 * @param entries what people did and said about it
 */
record VersionView(
        ContractVersion version,
        List<ChangedClause> clauses,
        List<Difference> differences,
        List<ContractEntry> entries) {

    /** All versions of a contract, the newest first. */
    static List<VersionView> of(
            List<ContractVersion> versions, List<ChangedClause> clauses, List<ContractEntry> entries) {
        return versions.stream()
                .map(version -> new VersionView(
                        version,
                        clauses.stream()
                                .filter(clause -> clause.version() == version.version())
                                .toList(),
                        differences(version, versions),
                        entries.stream()
                                .filter(entry -> entry.version() == version.version())
                                .toList()))
                .toList();
    }

    private static List<Difference> differences(ContractVersion version, List<ContractVersion> all) {
        return all.stream()
                .filter(one -> one.version() < version.version() && one.status() == VersionStatus.SIGNED)
                .findFirst()
                .flatMap(before -> Optional.ofNullable(before.terms()))
                .flatMap(before -> Optional.ofNullable(version.terms()).map(after -> Difference.between(before, after)))
                .orElse(List.of());
    }
}
