package io.baton.contract;

import io.baton.document.Document;
import io.baton.document.DocumentAccess;
import io.baton.document.DocumentAdded;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * The papers of a contract, read by who reads the contract: drafts, added by who drafts, who with that is an author, and signed copies, added by
 * who has it signed (R-CO-1).
 */
@Configuration(proxyBeanMethods = false)
class ContractDocuments {

    static final String DRAFT = "contract";

    private final ContractRecords contracts;
    private final ContractReaders readers;
    private final ContractReviewProcess process;
    private final Clock clock;

    ContractDocuments(ContractRecords contracts, ContractReaders readers, ContractReviewProcess process, Clock clock) {
        this.contracts = contracts;
        this.readers = readers;
        this.process = process;
        this.clock = clock;
    }

    @Bean
    DocumentAccess contractDrafts() {
        return access(DRAFT, ContractReviewProcess.DRAFT_CONTRACT);
    }

    @Bean
    DocumentAccess signedContracts() {
        return access(Contracts.SIGNED_COPY, ContractReviewProcess.SIGN_CONTRACT);
    }

    private DocumentAccess access(String purpose, String step) {
        return new DocumentAccess() {
            @Override
            public String purpose() {
                return purpose;
            }

            @Override
            public boolean mayRead(String businessKey, String personId) {
                return contracts
                        .find(businessKey)
                        .filter(contract -> readers.mayRead(contract, personId))
                        .isPresent();
            }

            @Override
            public boolean mayAdd(String businessKey, String personId) {
                return mayRead(businessKey, personId) && process.isWith(businessKey, step, personId);
            }
        };
    }

    @EventListener
    void on(DocumentAdded added) {
        var document = added.document();
        switch (document.purpose()) {
            case DRAFT -> {
                requireStillWith(document, ContractReviewProcess.DRAFT_CONTRACT);
                contracts.joined(
                        document.businessKey(), document.createdBy(), true, document.createdBy(), clock.instant());
            }
            case Contracts.SIGNED_COPY -> requireStillWith(document, ContractReviewProcess.SIGN_CONTRACT);
            default -> {}
        }
    }

    /** Once more under the lock: the file may have taken longer than the step in which it could be added. */
    private void requireStillWith(Document document, String step) {
        contracts.lock(document.businessKey());
        if (!process.isWith(document.businessKey(), step, document.createdBy())) {
            throw new ContractNotYours();
        }
    }
}
