namespace DigitalTwin.Model.State;

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
