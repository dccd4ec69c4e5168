namespace DigitalTwin.Model.State;

/// <summary>
/// Says that something is state; the generator writes the walk, in the order of declaration. On a member of a partial type: that member.
/// On a partial type: the positional members of a record, then every field and property that holds a value, except those marked
/// <see cref="NotStateAttribute"/>. See docs/how-to-add-a-field.md.
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
