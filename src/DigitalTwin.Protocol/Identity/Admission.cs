namespace DigitalTwin.Protocol.Identity;

/// <summary>What a participant is to do with a call.</summary>
internal enum Admission
{
    /// <summary>Do it.</summary>
    New,

    /// <summary>Answer what was answered before, if the input is the same.</summary>
    Repeated,

    /// <summary>Refuse: <see cref="ReplyStatus.Gap"/>.</summary>
    Gap,

    /// <summary>Refuse: <see cref="ReplyStatus.StaleEpoch"/>.</summary>
    StaleEpoch,

    /// <summary>Refuse: <see cref="ReplyStatus.Superseded"/>.</summary>
    Superseded,

    /// <summary>Refuse: <see cref="ReplyStatus.Conflict"/>.</summary>
    Conflict,
}
