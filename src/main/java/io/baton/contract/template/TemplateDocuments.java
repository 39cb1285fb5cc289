package io.baton.contract.template;

import io.baton.document.DocumentAccess;
import io.baton.people.Group;
import io.baton.people.People;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The files of contract templates: read by who does business, by who keeps them and by auditors (R-CO-1). */
@Component
class TemplateDocuments implements DocumentAccess {

    static final String PURPOSE = "contractTemplate";

    /** Templates belong to no case. */
    static final String KEY = "contract-templates";

    /** Who brings the template that comes with the product. */
    static final String PRODUCT = "system:start";

    private static final Set<String> KEEPERS = Set.of(Group.LEGAL.id(), Group.PROCESS_MANAGER.id());

    private final People people;

    TemplateDocuments(People people) {
        this.people = people;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return mayRead(personId);
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return mayKeep(personId);
    }

    boolean mayRead(String personId) {
        return mayKeep(personId)
                || people.doesBusiness(personId)
                || people.reachOf(personId).groups().contains(Group.AUDIT_VIEWER.id());
    }

    boolean mayKeep(String personId) {
        return personId.equals(PRODUCT)
                || people.reachOf(personId).groups().stream().anyMatch(KEEPERS::contains);
    }
}
