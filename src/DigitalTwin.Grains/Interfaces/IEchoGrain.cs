using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>
/// A grain that does nothing but pass calls on and answer: what the cluster's own speed is measured against. Key: <c>run</c> drives,
/// <c>run/grid</c> fans out, <c>run/grid/entity</c> answers.
/// </summary>
[Alias(Aliases.EchoGrain)]
public interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Says how many to call, and how large answers are.</summary>
    [Alias("Prepare")]
    Task Prepare(int members, int answerBytes);

    /// <summary>Calls all grids tick after tick, each tick when all have answered the one before.</summary>
    [Alias("Drive")]
    Task Drive(int ticks, int callBytes);

    /// <summary>Calls all members and answers when all have answered.</summary>
    [Alias("FanOut")]
    Task<GridAnswerFrame> FanOut(GridCallFrame call);

    /// <summary>Answers.</summary>
    [Alias("Echo")]
    Task<MemberAnswer> Echo(MemberCall call);
}
