package io.baton.contract;

import io.baton.people.SeparationOfDuties;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody judges a contract that they have or of which they drafted any version (R-CO-1). */
@Component
class ContractDuty implements SeparationOfDuties {

    private final ContractRecords contracts;

    ContractDuty(ContractRecords contracts) {
        this.contracts = contracts;
    }

    @Override
    public String duty() {
        return "contract";
    }

    @Override
    public Set<String> excluded(String businessKey) {
        var excluded = new HashSet<>(contracts.authors(businessKey));
        excluded.add(contracts.get(businessKey).accountManager());
        return excluded;
    }
}
