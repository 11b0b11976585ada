package io.kaquan.staff.tasklist;

import io.kaquan.platform.schedule.TimetableEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the reviewers' filters in Tasklist as they should be today. Stored filters can't reckon
 * (expressions in them are shut off), so the moments in them and the names of the people are
 * written anew again and again. What people made themselves is never touched.
 */
@Component
class PreparedFilters implements TimetableEntry, SmartInitializingSingleton {
  private final FilterService filters;
  private final AuthorizationService authorizations;
  private final WantedFilters wanted;
  private final FilterLock lock;
  private final TransactionTemplate transaction;

  PreparedFilters(
      FilterService filters,
      AuthorizationService authorizations,
      WantedFilters wanted,
      FilterLock lock,
      PlatformTransactionManager transactions) {
    this.filters = filters;
    this.authorizations = authorizations;
    this.wanted = wanted;
    this.lock = lock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return "prepare-filters";
  }

  /** At 18:00 sharp among others, when what was due today becomes overdue, and at midnight. */
  @Override
  public String cron() {
    return "0 0/5 * * * ?";
  }

  /** Before anybody can sign in. */
  @Override
  public void afterSingletonsInstantiated() {
    run();
  }

  @Override
  public void run() {
    transaction.executeWithoutResult(
        status -> {
          lock.queueUp();
          List<PreparedFilter> now = wanted.now();
          List<Filter> there = filters.createTaskFilterQuery().list();
          now.forEach(filter -> keep(filter, there));
          removeOthers(there, now.stream().map(PreparedFilter::key).collect(Collectors.toSet()));
        });
  }

  private void keep(PreparedFilter wanted, List<Filter> there) {
    Filter filter =
        there.stream()
            .filter(one -> wanted.key().equals(PreparedFilter.keyOf(one)))
            .findFirst()
            .or(() -> there.stream().filter(wanted::wasOnce).findFirst())
            .orElse(null);
    if (filter == null) {
      add(wanted);
    } else if (!isAsWanted(filter, wanted)) {
      filters.saveFilter(
          filter
              .setName(wanted.name())
              .setQuery(wanted.query())
              .setProperties(wanted.properties()));
    }
  }

  private void add(PreparedFilter wanted) {
    Filter filter =
        filters
            .newTaskFilter(wanted.name())
            .setQuery(wanted.query())
            .setProperties(wanted.properties());
    filters.saveFilter(filter);
    if (wanted.user() == null) {
      mayRead(Resources.FILTER, filter.getId(), ReviewTasks.REVIEWERS, null);
    } else {
      mayRead(Resources.FILTER, filter.getId(), null, wanted.user());
      leadsMaySee(wanted.user());
    }
  }

  private static boolean isAsWanted(Filter filter, PreparedFilter wanted) {
    FilterEntity asStored = new FilterEntity(filter.getResourceType());
    asStored.setQuery(wanted.query());
    return filter.getName().equals(wanted.name())
        && filter.getProperties().equals(wanted.properties())
        && ((FilterEntity) filter).getQueryInternal().equals(asStored.getQueryInternal());
  }

  private void removeOthers(List<Filter> there, Set<String> wanted) {
    for (Filter filter : there) {
      String key = PreparedFilter.keyOf(filter);
      if (key != null && !wanted.contains(key)) {
        filters.deleteFilter(filter.getId());
        WantedFilters.userOf(key)
            .ifPresent(
                user ->
                    leadsSeeing(user)
                        .forEach(grant -> authorizations.deleteAuthorization(grant.getId())));
      }
    }
  }

  /** Tasklist lets a lead give a task to those only whom he may look up. */
  private void leadsMaySee(String user) {
    if (leadsSeeing(user).isEmpty()) {
      mayRead(Resources.USER, user, ReviewTasks.LEAD_REVIEWERS, null);
    }
  }

  private List<Authorization> leadsSeeing(String user) {
    return authorizations
        .createAuthorizationQuery()
        .groupIdIn(ReviewTasks.LEAD_REVIEWERS)
        .resourceType(Resources.USER)
        .resourceId(user)
        .list();
  }

  private void mayRead(
      Resource resource, String id, @Nullable String group, @Nullable String user) {
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(group);
    grant.setUserId(user);
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(new Permissions[] {Permissions.READ});
    authorizations.saveAuthorization(grant);
  }
}
