namespace DigitalTwin.Protocol.Messages;

/// <summary>Gives a payload the number of its kind, by which messages name it in bytes; the generator writes its walk.</summary>
/// <param name="kind">The number, above zero. Numbers are never used again.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PayloadAttribute(int kind) : Attribute
{
    /// <summary>The number of the kind.</summary>
    public int Kind { get; } = kind;
}
