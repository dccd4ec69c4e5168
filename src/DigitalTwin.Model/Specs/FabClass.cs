namespace DigitalTwin.Model.Specs;

/// <summary>What a fab makes.</summary>
public enum FabClass
{
    /// <summary>Logic wafers, of which a stated share become accelerators.</summary>
    Logic,

    /// <summary>High-bandwidth memory.</summary>
    Memory,

    /// <summary>Advanced packaging.</summary>
    Packaging,
}
