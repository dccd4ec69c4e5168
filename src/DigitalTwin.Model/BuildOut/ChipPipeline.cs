using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What an operator or a fab tells a site of the accelerators that it has asked for.</summary>
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
