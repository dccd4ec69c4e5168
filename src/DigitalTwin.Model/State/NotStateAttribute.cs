namespace DigitalTwin.Model.State;

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
