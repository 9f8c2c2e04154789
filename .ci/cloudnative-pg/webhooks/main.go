// What CloudNativePG's webhooks say to new objects. In: a JSON list of objects. Out: a JSON list of an error and warnings
// for each. The webhooks are internal to the operator's module, so .ci/install builds this inside of a copy of it.
package main

import (
	"context"
	"encoding/json"
	"os"

	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"

	apiv1 "github.com/cloudnative-pg/cloudnative-pg/api/v1"
	webhookv1 "github.com/cloudnative-pg/cloudnative-pg/internal/webhook/v1"
)

type verdict struct {
	Error    string   `json:"error"`
	Warnings []string `json:"warnings"`
}

func main() {
	var documents []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&documents); err != nil {
		panic(err)
	}
	verdicts := make([]verdict, 0, len(documents))
	for _, document := range documents {
		warnings, err := judge(document)
		next := verdict{Warnings: warnings}
		if err != nil {
			next.Error = err.Error()
		}
		verdicts = append(verdicts, next)
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}

func judge(document json.RawMessage) (admission.Warnings, error) {
	var meta struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(document, &meta); err != nil {
		return nil, err
	}
	ctx := context.Background()
	switch meta.Kind {
	case "Cluster":
		var cluster apiv1.Cluster
		if err := json.Unmarshal(document, &cluster); err != nil {
			return nil, err
		}
		if err := (&webhookv1.ClusterCustomDefaulter{}).Default(ctx, &cluster); err != nil {
			return nil, err
		}
		return (&webhookv1.ClusterCustomValidator{}).ValidateCreate(ctx, &cluster)
	case "ScheduledBackup":
		var backup apiv1.ScheduledBackup
		if err := json.Unmarshal(document, &backup); err != nil {
			return nil, err
		}
		return (&webhookv1.ScheduledBackupCustomValidator{}).ValidateCreate(ctx, &backup)
	case "Pooler":
		var pooler apiv1.Pooler
		if err := json.Unmarshal(document, &pooler); err != nil {
			return nil, err
		}
		return (&webhookv1.PoolerCustomValidator{}).ValidateCreate(ctx, &pooler)
	}
	return nil, nil
}
