package io.baton.engine.guard;

import io.baton.engine.ModelRefused;
import io.baton.web.FieldProblem;
import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates nothing but the closed list of expressions. The second fence behind {@link ModelGuard}: it also meets expressions
 * that don't come from models (queries, filters, scripts), and resolves only variables and offered beans, never their members.
 */
final class ClosedExpressionManager extends JuelExpressionManager {

    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private final OfferedBeans offered;

    ClosedExpressionManager(OfferedBeans offered) {
        this.offered = offered;
    }

    @Override
    public Expression createExpression(String expression) {
        return expression.equals(BUSINESS_KEY) ? new BusinessKey() : super.createExpression(expression);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        if (!ConditionGrammar.isPlain(expression)) {
            try {
                ConditionGrammar.variablesOf(expression);
            } catch (ConditionGrammar.Violation violation) {
                throw new ModelRefused(
                        expression,
                        List.of(FieldProblem.of(
                                "expression", "engine.model.condition", expression, violation.getMessage())));
            }
        }
        return super.createValueExpression(expression);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        // First, so that no variable can stand in for a bean.
        resolver.add(new OfferedBeanResolver());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        return resolver;
    }

    private final class OfferedBeanResolver extends ELResolver {

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base != null || !offered.has(property)) {
                return null;
            }
            context.setPropertyResolved(true);
            return offered.get((String) property);
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
            // Nothing here can be set; leaving the property unresolved makes the caller say so.
        }

        @Override
        public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return Object.class;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }
    }

    /** The one member access of the closed list, without the resolver that would allow all the others. */
    private static final class BusinessKey implements Expression {

        @Override
        public @Nullable Object getValue(VariableScope scope) {
            return scope instanceof DelegateExecution execution ? execution.getProcessBusinessKey() : null;
        }

        @Override
        public @Nullable Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException(BUSINESS_KEY + " can't be set");
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return BUSINESS_KEY;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
