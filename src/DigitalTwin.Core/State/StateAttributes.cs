namespace DigitalTwin.Core.State;

/// <summary>
/// Marks a field that is deliberately no part of the state: a buffer that is filled before it is read, or something that follows from
/// the state and the specification. A test changes every other mutable field and expects another hash.
/// </summary>
/// <param name="reason">Why nothing later depends on the field.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class NotStateAttribute(string reason) : Attribute
{
    /// <summary>Why nothing later depends on the field.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// Says that something is state; the generator writes the walk, in the order of declaration. On a member of a partial type: that member.
/// On a partial type: the positional members of a record, then every field and property that holds a value, except those marked
/// <see cref="NotStateAttribute"/>. See docs/how-to/add-a-field.md.
/// </summary>
/// <param name="name">Name of the field for people; the member's name in snake_case where none is given.</param>
/// <remarks>
/// Classes and structs get <c>VisitState</c>. Record classes and readonly structs, which do not change, get a static <c>Walk</c>, which
/// returns the value as the visitor left it.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter,
    Inherited = false)]
public sealed class StateAttribute(string? name = null) : Attribute
{
    /// <summary>Name of the field for people; null for the member's name in snake_case.</summary>
    public string? Name { get; } = name;

    /// <summary>Method of the type, without parameters, that is called once the member was read: it makes what follows from it.</summary>
    public string? After { get; init; }

    /// <summary>Method of the type that walks the member, for a form that the generator does not know: it takes the visitor by
    /// reference.</summary>
    public string? By { get; init; }

    /// <summary>Field or property of the type, of truth values, without which the member is no part of the state.</summary>
    public string? If { get; init; }
}

/// <summary>Asks the generator for <c>CopyTo</c>, which copies the state of a class into another object of it.</summary>
/// <param name="and">Method of the type that copies the members which are walked by methods; it takes the copy.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StateCopyAttribute(string? and = null) : Attribute
{
    /// <summary>Method of the type that copies the members which are walked by methods; null for none.</summary>
    public string? And { get; } = and;
}

/// <summary>
/// Names a static class with walks of types that the generator does not know: methods
/// <c>Visit&lt;TVisitor&gt;(ref TVisitor visitor, string field, ref T value)</c>.
/// </summary>
/// <param name="walks">The class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class StateWalksAttribute(Type walks) : Attribute
{
    /// <summary>The class.</summary>
    public Type Walks { get; } = walks;
}
