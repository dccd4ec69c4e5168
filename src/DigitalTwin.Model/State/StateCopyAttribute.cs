namespace DigitalTwin.Model.State;

/// <summary>Asks the generator for <c>CopyTo</c>, which copies the state of a class into another object of it.</summary>
/// <param name="and">Method of the type that copies the members which are walked by methods; it takes the copy.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StateCopyAttribute(string? and = null) : Attribute
{
    /// <summary>Method of the type that copies the members which are walked by methods; null for none.</summary>
    public string? And { get; } = and;
}
