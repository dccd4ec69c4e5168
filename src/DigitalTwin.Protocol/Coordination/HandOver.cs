namespace DigitalTwin.Protocol.Coordination;

/// <summary>What is to happen at a barrier, once a checkpoint of it is durable: nothing is then computed twice.</summary>
public enum HandOver
{
    /// <summary>A new epoch begins, and everybody is loaded anew, wherever the host then puts them.</summary>
    Move,

    /// <summary>This coordinator stops; another one goes on.</summary>
    Leave,
}
