package org.cytostudy.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/**
 * Asks Hibernate for entities, with positional parameters ({@code ?1}, {@code ?2}, …): what {@link
 * Sql} is to rows.
 */
@ApplicationScoped
public class Entities {
  private final EntityManager database;

  Entities(EntityManager database) {
    this.database = database;
  }

  /** Inserts it now, so that a constraint that it breaks is told here. */
  public void add(Object entity) {
    database.persist(entity);
    database.flush();
  }

  /** Writes what was changed, so that its version is the new one. */
  public void flush() {
    database.flush();
  }

  public void remove(Object entity) {
    database.remove(entity);
  }

  public <E> Optional<E> find(Class<E> type, Object id) {
    return Optional.ofNullable(database.find(type, id));
  }

  /** The same, locked until the transaction ends: two changes of it wait for each other. */
  public <E> Optional<E> lock(Class<E> type, Object id) {
    return Optional.ofNullable(database.find(type, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** All that the question gives. */
  public <T> List<T> list(Class<T> type, String hql, Object... parameters) {
    return query(type, hql, parameters).getResultList();
  }

  /** At most so many of them. */
  public <T> List<T> list(int rows, Class<T> type, String hql, Object... parameters) {
    return query(type, hql, parameters).setMaxResults(rows).getResultList();
  }

  /** The first of them. */
  public <T> Optional<T> first(Class<T> type, String hql, Object... parameters) {
    return list(1, type, hql, parameters).stream().findFirst();
  }

  private <T> TypedQuery<T> query(Class<T> type, String hql, Object... parameters) {
    TypedQuery<T> query = database.createQuery(hql, type);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
