namespace DigitalTwin.Model.BuildOut;

/// <summary>Where the chip token of an accelerator stands, from the first to the last.</summary>
public enum ChipStage
{
    /// <summary>Not asked for yet, or the asking is on its way: sites ask when their power comes near.</summary>
    Unasked = 0,

    /// <summary>The operator has no money for it yet.</summary>
    Capital = 1,

    /// <summary>Export rules do not allow it at the site.</summary>
    Licence = 2,

    /// <summary>Ordered; its logic dies are not made yet.</summary>
    Logic = 3,

    /// <summary>Its dies are there, its memory is not.</summary>
    Memory = 4,

    /// <summary>Dies and memory are there; it waits for packaging or is being packaged.</summary>
    Packaging = 5,

    /// <summary>On its way to the site.</summary>
    Shipping = 6,

    /// <summary>At the site.</summary>
    Arrived = 7,
}
