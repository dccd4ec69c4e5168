using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>
/// What an operator or a fab reports to a site of the accelerators that it has asked for, in those of the family that it is planned for.
/// </summary>
/// <param name="Sender">Identifier of the operator or fab.</param>
/// <param name="Capital">That wait for money.</param>
/// <param name="Licence">That export rules hold back.</param>
/// <param name="Logic">Whose dies are not made.</param>
/// <param name="Memory">Whose memory is not made.</param>
/// <param name="Packaging">That are being packaged or wait for it.</param>
[State]
public partial record struct ChipPipeline(string Sender, long Capital, long Licence, long Logic, long Memory, long Packaging)
{
    /// <summary>All of them.</summary>
    public readonly long Total => Capital + Licence + Logic + Memory + Packaging;

    /// <summary>Those in a stage; zero for stages that senders know nothing of.</summary>
    public readonly long In(ChipStage stage) => stage switch
    {
        ChipStage.Capital => Capital,
        ChipStage.Licence => Licence,
        ChipStage.Logic => Logic,
        ChipStage.Memory => Memory,
        ChipStage.Packaging => Packaging,
        _ => 0,
    };
}

/// <summary>An operator or a fab reports to a site the state of the accelerators that it has asked for.</summary>
[Payload(11)]
public sealed record PipelinePayload(ChipPipeline Pipeline) : Payload;

/// <summary>The stage of an accelerator's chip token, from the first to the last.</summary>
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
