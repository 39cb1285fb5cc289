package io.baton.internalaudit;

import io.baton.people.SeparationOfDuties;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Four eyes of an audit: independent auditors and verifiers (R-IA-2, R-IA-4), and nobody who decides on the own correction (R-IA-6). */
@Configuration(proxyBeanMethods = false)
class AuditDuties {

    private final AuditRecords audits;
    private final FindingRecords findings;
    private final Independence independence;

    AuditDuties(AuditRecords audits, FindingRecords findings, Independence independence) {
        this.audits = audits;
        this.findings = findings;
        this.independence = independence;
    }

    @Bean
    SeparationOfDuties auditDuty() {
        return duty("audit", number -> {
            var excluded = new HashSet<>(correctors(number));
            auditOf(number).ifPresent(audit -> excluded.addAll(independence.excluded(audit.projectNumber())));
            return excluded;
        });
    }

    @Bean
    SeparationOfDuties findingDuty() {
        return duty("finding", this::correctors);
    }

    private Optional<Audit> auditOf(String number) {
        return findings.find(number)
                .map(Finding::auditNumber)
                .or(() -> Optional.of(number))
                .flatMap(audits::find);
    }

    /** Who works on the correction of the finding. */
    private Set<String> correctors(String number) {
        var correctors = new HashSet<String>();
        findings.find(number).ifPresent(finding -> {
            correctors.add(finding.responsible());
            correctors.addAll(finding.helpers());
            findings.entries(number).stream()
                    .filter(entry ->
                            entry.kind() == FindingEntry.Kind.MEASURE || entry.kind() == FindingEntry.Kind.EVIDENCE)
                    .forEach(entry -> correctors.add(entry.by()));
        });
        return correctors;
    }

    private static SeparationOfDuties duty(String name, Function<String, Set<String>> excluded) {
        return new SeparationOfDuties() {
            @Override
            public String duty() {
                return name;
            }

            @Override
            public Set<String> excluded(String businessKey) {
                return excluded.apply(businessKey);
            }
        };
    }
}
