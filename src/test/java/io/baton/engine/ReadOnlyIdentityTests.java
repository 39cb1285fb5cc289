package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.people.Group;
import io.baton.people.Person;
import io.baton.people.Staff;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ReadOnlyIdentityTests {

    @Autowired
    private IdentityService identity;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private Staff staff;

    private Person lawyer;
    private Person buyer;
    private Person leaver;

    @BeforeEach
    void hire() {
        lawyer = staff.person(Group.LEGAL, Group.FINANCE);
        buyer = staff.person(Group.PROCUREMENT);
        leaver = staff.person(Group.LEGAL);
        staff.disable(leaver.id());
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    void findsPeopleByEachFilter() {
        assertThat(found(us().userId(lawyer.id()))).containsExactly(lawyer.id());
        assertThat(found(us())).containsExactlyInAnyOrder(lawyer.id(), buyer.id());
        assertThat(found(us().memberOfGroup("legal"))).containsExactly(lawyer.id());
        assertThat(found(us().userFirstName(lawyer.name()))).hasSize(2);
        assertThat(found(us().userFirstName("某人"))).isEmpty();
        assertThat(found(us().userLastNameLike("%"))).hasSize(2);
        assertThat(found(us().userLastName("张"))).isEmpty();
        assertThat(found(us().userEmailLike("%"))).isEmpty();
        assertThat(found(us().userEmail("a@b"))).isEmpty();
        assertThat(found(us().memberOfTenant("t"))).isEmpty();
        assertThat(us().memberOfGroup("legal").count()).isEqualTo(1);
    }

    @Test
    void readsPatternsAsTheEngineDoes() {
        var name = lawyer.name();
        var end = name.substring(1);
        assertThat(found(us().userFirstNameLike("%" + end))).hasSize(2);
        assertThat(found(us().userFirstNameLike("_" + end))).hasSize(2);
        assertThat(found(us().userFirstNameLike(name.charAt(0) + "%"))).hasSize(2);
        assertThat(found(us().userFirstNameLike(end + "%"))).isEmpty();
        assertThat(found(us().userFirstNameLike(".*"))).isEmpty();
        assertThat(found(us().userFirstNameLike(end))).isEmpty();
    }

    @Test
    void sortsAndPages() {
        var ascending = Stream.of(lawyer.id(), buyer.id())
                .sorted(Comparator.naturalOrder())
                .toList();
        assertThat(found(us().orderByUserId().asc())).isEqualTo(ascending);
        assertThat(found(us().orderByUserId().desc())).isEqualTo(List.of(ascending.get(1), ascending.get(0)));
        assertThat(found(
                        us().orderByUserFirstName().desc().orderByUserLastName().asc()))
                .isEqualTo(ascending);
        assertThat(ids(us().orderByUserId().asc().listPage(1, 1))).containsExactly(ascending.get(1));
        assertThat(us().listPage(2, 5)).isEmpty();
        assertThat(us().listPage(0, Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void showsAPersonByNameAndGroups() {
        var user = identity.createUserQuery().userId(lawyer.id()).singleResult();
        assertThat(user.getFirstName()).isEqualTo(lawyer.name());
        assertThat(user.getPassword()).isNull();
        assertThat(groups(lawyer.id())).containsExactly("finance", "legal");
        assertThat(identity.createGroupQuery().count()).isEqualTo(Group.values().length);
        assertThat(identity.createGroupQuery()
                        .groupId("legal")
                        .groupType("WORKFLOW")
                        .list())
                .hasSize(1);
        assertThat(identity.createGroupQuery().groupNameLike("%Reviewer").count())
                .isEqualTo(3);
        assertThat(identity.createGroupQuery()
                        .groupIdIn("legal", "noc", "none")
                        .orderByGroupName()
                        .desc()
                        .list())
                .extracting(org.camunda.bpm.engine.identity.Group::getId)
                .containsExactly("noc", "legal");
        assertThat(identity.createTenantQuery().userMember(lawyer.id()).list()).isEmpty();
    }

    @Test
    void hidesDisabledAccounts() {
        assertThat(identity.createUserQuery().userId(leaver.id()).count()).isZero();
        assertThat(groups(leaver.id())).isEmpty();
    }

    @Test
    void showsOthersToThoseOnlyWhoMayReadThem() {
        identity.setAuthentication(lawyer.id(), List.of("legal"));
        assertThat(found(us())).containsExactly(lawyer.id());
        assertThat(groups(lawyer.id())).hasSize(2);
        assertThat(groups(buyer.id())).isEmpty();
        identity.setAuthentication("admin1", List.of("admin"));
        assertThat(found(us())).hasSize(2);
        identity.clearAuthentication();
        acting.run(lawyer.id(), () -> assertThat(found(us())).hasSize(2));
    }

    @Test
    void refusesToWrite() {
        assertThat(identity.isReadOnly()).isTrue();
        acting.run("admin1", () -> {
            refuses(() -> identity.saveUser(identity.newUser("mallory")));
            refuses(() -> identity.deleteUser(lawyer.id()));
            refuses(() -> identity.saveGroup(identity.newGroup("mallory")));
            refuses(() -> identity.deleteGroup("legal"));
            refuses(() -> identity.createMembership(lawyer.id(), "admin"));
            refuses(() -> identity.deleteMembership(lawyer.id(), "legal"));
            refuses(() -> identity.saveTenant(identity.newTenant("mallory")));
            refuses(() -> identity.unlockUser(lawyer.id()));
        });
        assertThat(groups(lawyer.id())).containsExactly("finance", "legal");
    }

    @Test
    void letsNobodySignInPastBaton() {
        assertThat(identity.checkPassword(lawyer.id(), Staff.PASSWORD)).isFalse();
    }

    private static void refuses(ThrowingCallable writing) {
        assertThatThrownBy(writing).isInstanceOfAny(UnsupportedOperationException.class, NullValueException.class);
    }

    /** Of the people of this test; other tests leave theirs. */
    private UserQuery us() {
        return identity.createUserQuery().userIdIn(lawyer.id(), buyer.id(), leaver.id());
    }

    private static List<String> found(UserQuery query) {
        return ids(query.list());
    }

    private static List<String> ids(List<User> users) {
        return users.stream().map(User::getId).toList();
    }

    private List<String> groups(String personId) {
        return identity.createGroupQuery().groupMember(personId).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
    }
}
