package io.baton.engine;

import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.GroupQueryProperty;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.query.QueryProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's view of {@code people}: it reads accounts and groups there and can write none. */
class ReadOnlyIdentity implements ReadOnlyIdentityProvider {

    private static final String WORKFLOW = "WORKFLOW";

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
        return people.find(userId)
                .filter(Person::enabled)
                .map(ReadOnlyIdentity::user)
                .orElse(null);
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
        entity.setType(WORKFLOW);
        return entity;
    }

    /** Everybody sees their own account; those of others are for whom the engine grants them, as with the engine's own accounts. */
    private static Predicate<String> visible() {
        var context = Context.getCommandContext();
        var caller = context.getAuthentication();
        if (!context.isAuthorizationCheckEnabled()
                || caller == null
                || context.getAuthorizationManager().isCamundaAdmin(caller)
                || context.getAuthorizationManager()
                        .isAuthorized(Permissions.READ, Resources.USER, Authorization.ANY)) {
            return personId -> true;
        }
        return personId -> personId.equals(caller.getUserId());
    }

    /** As {@code like} in SQL: {@code %} stands for any text, {@code _} for any character. */
    private static boolean like(@Nullable String pattern, String value) {
        if (pattern == null) {
            return true;
        }
        var expression = Pattern.compile("[%_]|[^%_]+")
                .matcher(pattern)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "%" -> ".*";
                            case "_" -> ".";
                            default -> Pattern.quote(part.group());
                        }));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(value).matches();
    }

    /** The part of the rows that the query asks for, in its order; what that leaves open goes by id. */
    private static <T> Stream<T> page(
            Stream<T> rows,
            ListQueryParameterObject query,
            Map<QueryProperty, Function<T, String>> keys,
            Function<T, String> id) {
        Comparator<T> order = query.getOrderingProperties().stream()
                .map(wanted -> {
                    Comparator<T> key = Comparator.comparing(keys.getOrDefault(wanted.getQueryProperty(), row -> ""));
                    return Direction.DESCENDING.equals(wanted.getDirection()) ? key.reversed() : key;
                })
                .reduce(Comparator::thenComparing)
                .map(key -> key.thenComparing(id))
                .orElseGet(() -> Comparator.comparing(id));
        return rows.sorted(order).skip(query.getFirstResult()).limit(query.getMaxResults());
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        Users(@Nullable CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext commandContext) {
            checkQueryOk();
            return matching().count();
        }

        @Override
        public List<User> executeList(CommandContext commandContext, @Nullable Page page) {
            checkQueryOk();
            Map<QueryProperty, Function<Person, String>> keys =
                    Map.of(UserQueryProperty.USER_ID, Person::id, UserQueryProperty.FIRST_NAME, Person::name);
            return page(matching(), this, keys, Person::id)
                    .map(ReadOnlyIdentity::user)
                    .toList();
        }

        private Stream<Person> matching() {
            var visible = visible();
            if (tenantId != null || email != null || emailLike != null || procDefId != null) {
                return Stream.empty();
            }
            return people.all().stream()
                    .filter(Person::enabled)
                    .filter(person -> visible.test(person.id()))
                    .filter(person -> id == null || id.equals(person.id()))
                    .filter(person -> ids == null || Arrays.asList(ids).contains(person.id()))
                    .filter(person -> firstName == null || firstName.equals(person.name()))
                    .filter(person -> lastName == null || lastName.isEmpty())
                    .filter(person -> like(firstNameLike, person.name()) && like(lastNameLike, ""))
                    .filter(person -> groupId == null || person.groups().contains(groupId));
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        Groups(@Nullable CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext commandContext) {
            checkQueryOk();
            return matching().count();
        }

        @Override
        public List<org.camunda.bpm.engine.identity.Group> executeList(
                CommandContext commandContext, @Nullable Page page) {
            checkQueryOk();
            Map<QueryProperty, Function<Group, String>> keys =
                    Map.of(GroupQueryProperty.GROUP_ID, Group::id, GroupQueryProperty.NAME, Group::id);
            return page(matching(), this, keys, Group::id)
                    .map(ReadOnlyIdentity::group)
                    .toList();
        }

        private Stream<Group> matching() {
            if (tenantId != null || procDefId != null) {
                return Stream.empty();
            }
            var member = userId == null ? null : member(userId);
            return Arrays.stream(Group.values())
                    .filter(group -> id == null || id.equals(group.id()))
                    .filter(group -> ids == null || Arrays.asList(ids).contains(group.id()))
                    .filter(group -> name == null || name.equals(group.id()))
                    .filter(group -> like(nameLike, group.id()))
                    .filter(group -> type == null || WORKFLOW.equals(type))
                    .filter(group -> member == null || member.contains(group.id()));
        }

        private Set<String> member(String personId) {
            return people.find(personId)
                    .filter(Person::enabled)
                    .filter(person -> visible().test(person.id()))
                    .map(Person::groups)
                    .orElse(Set.of());
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
