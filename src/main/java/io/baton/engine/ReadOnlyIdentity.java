package io.baton.engine;

import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's view of {@code people}: it reads accounts and groups there and can write none. */
class ReadOnlyIdentity implements ReadOnlyIdentityProvider {

    private final People people;

    ReadOnlyIdentity(People people) {
        this.people = people;
    }

    /** Opens the engine's identity session; looks {@code people} up late, for it starts after the engine's configuration. */
    @Component
    static class Factory implements SessionFactory {

        private final ObjectProvider<People> people;

        Factory(ObjectProvider<People> people) {
            this.people = people;
        }

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new ReadOnlyIdentity(people.getObject());
        }
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return people.find(userId).map(ReadOnlyIdentity::user).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public UserQuery createUserQuery(CommandContext commandContext) {
        return new Users(null);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Accounts are kept outside the engine and have no native query");
    }

    /** Signing in is the matter of Baton's own security chain, which slows down guessing; the engine checks no password. */
    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public org.camunda.bpm.engine.identity.@Nullable Group findGroupById(String groupId) {
        return Group.of(groupId).map(ReadOnlyIdentity::group).orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new Groups(null);
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext commandContext) {
        return new NoTenants();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static User user(Person person) {
        var user = new UserEntity(person.id());
        user.setFirstName(person.name());
        user.setLastName("");
        return user;
    }

    private static org.camunda.bpm.engine.identity.Group group(Group group) {
        var entity = new GroupEntity(group.id());
        entity.setName(group.id());
        entity.setType("WORKFLOW");
        return entity;
    }

    private static <T> List<T> page(Stream<T> rows, @Nullable Page page) {
        var all = rows.toList();
        if (page == null) {
            return all;
        }
        var from = Math.min(Math.max(page.getFirstResult(), 0), all.size());
        return all.subList(from, (int) Math.min((long) from + page.getMaxResults(), all.size()));
    }

    private static boolean like(@Nullable String pattern, String value) {
        if (pattern == null) {
            return true;
        }
        var words = Arrays.stream(pattern.split("%"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().allMatch(value::contains);
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        Users(org.camunda.bpm.engine.impl.interceptor.@Nullable CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext commandContext) {
            return matching().count();
        }

        @Override
        public List<User> executeList(CommandContext commandContext, @Nullable Page page) {
            return page(matching().sorted(Comparator.comparing(Person::id)).map(ReadOnlyIdentity::user), page);
        }

        private Stream<Person> matching() {
            return people.all().stream()
                    .filter(Person::enabled)
                    .filter(person -> id == null || id.equals(person.id()))
                    .filter(person -> ids == null || Arrays.asList(ids).contains(person.id()))
                    .filter(person -> firstName == null || firstName.equals(person.name()))
                    .filter(person -> lastName == null || lastName.isEmpty())
                    .filter(person -> like(firstNameLike, person.name()) && like(lastNameLike, ""))
                    .filter(person -> email == null && emailLike == null)
                    .filter(person -> groupId == null || person.groups().contains(groupId));
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        Groups(org.camunda.bpm.engine.impl.interceptor.@Nullable CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext commandContext) {
            return matching().count();
        }

        @Override
        public List<org.camunda.bpm.engine.identity.Group> executeList(
                CommandContext commandContext, @Nullable Page page) {
            return page(matching().sorted(Comparator.comparing(Group::id)).map(ReadOnlyIdentity::group), page);
        }

        private Stream<Group> matching() {
            return Arrays.stream(Group.values())
                    .filter(group -> id == null || id.equals(group.id()))
                    .filter(group -> ids == null || Arrays.asList(ids).contains(group.id()))
                    .filter(group -> name == null || name.equals(group.id()))
                    .filter(group -> like(nameLike, group.id()))
                    .filter(group -> type == null || "WORKFLOW".equals(type))
                    .filter(group -> userId == null
                            || people.find(userId)
                                    .filter(Person::enabled)
                                    .map(person -> person.in(group))
                                    .orElse(false));
        }
    }

    private static final class NoTenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext commandContext) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext commandContext, @Nullable Page page) {
            return List.of();
        }
    }
}
